/** The thread of photos.ts: decodes one photo, sets it upright, and answers with a JPEG that is small enough. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ShrinkRequest } from './photos.ts'
import { shrink } from './shrink.ts'

parentPort!.postMessage(shrink(workerData as ShrinkRequest))
