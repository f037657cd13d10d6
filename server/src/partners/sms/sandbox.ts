/**
 * The SMS gateway of the demonstration: keeps what it was sent in memory, to be looked at, and can be told to be down or
 * slow. It knows a message by its id, as a real one does; a server that starts again begins with an empty one.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type ShortMessage, type SmsGateway, SmsRefused } from './port.ts'

export type SmsBehaviour = 'normal' | 'slow' | 'down'

export interface SandboxSms extends SmsGateway {
  readonly behaviour: SmsBehaviour
  setBehaviour(behaviour: SmsBehaviour): void
  /** Each once, newest first. */
  sent(): readonly ShortMessage[]
}

export interface SandboxSmsOptions {
  production: boolean
  /** How long `slow` takes. */
  slowMilliseconds?: number
}

const kept = 500

export function sandboxSms({ production, slowMilliseconds = 3000 }: SandboxSmsOptions): SandboxSms {
  if (production) throw new Error('The sandbox SMS gateway sends nothing to anybody and never starts in production')
  const taken = new Map<string, ShortMessage>()
  let behaviour: SmsBehaviour = 'normal'

  return {
    get behaviour() {
      return behaviour
    },
    setBehaviour(next) {
      behaviour = next
    },
    async send(message) {
      if (behaviour === 'slow') await wait(slowMilliseconds)
      if (behaviour === 'down') throw new Error('The sandbox SMS gateway was told to be down')
      if (!/^1\d{10}$/.test(message.phone)) throw new SmsRefused('not a mobile number')
      if (taken.has(message.id)) return
      taken.set(message.id, message)
      if (taken.size > kept) taken.delete(taken.keys().next().value!)
    },
    sent: () => [...taken.values()].reverse(),
  }
}
