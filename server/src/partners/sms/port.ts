/** 短信网关. Takes a message once: the same id again is the same message, so a send whose answer was lost is repeated. */

export interface ShortMessage {
  /** Ours, the same on every attempt. */
  id: string
  phone: string
  text: string
}

export interface SmsGateway {
  /** Returns when the gateway has it, now or from before. Throws `SmsRefused` when it never will, else to try again. */
  send(message: ShortMessage): Promise<void>
}

/** The gateway will not take it however often it is tried: a wrong number, a forbidden word. */
export class SmsRefused extends Error {}
