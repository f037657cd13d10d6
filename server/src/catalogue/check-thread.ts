/** The thread of `checking.ts`: takes a catalogue with its overlays, answers with what is wrong. */
import { parentPort, workerData } from 'node:worker_threads'
import { checkAll } from '@onething/core/catalogue/check-all.ts'
import { wholeOf } from './whole.ts'

const began = performance.now()
const checked = checkAll(wholeOf(workerData))
parentPort!.postMessage({ ...checked, milliseconds: Math.round(performance.now() - began) })
