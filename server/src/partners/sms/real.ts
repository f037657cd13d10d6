/**
 * A gateway that takes JSON over HTTP: `POST <url>` with `Authorization: Bearer <key>` and `{ id, phone, signature, text }`.
 * 2xx means taken; 409 taken before under this id; 400, 413 and 422 that this message never will be. Anything else is tried
 * again: a key that expired is the operator's to mend, and no message is lost for it.
 */
import { type SmsGateway, SmsRefused } from './port.ts'

export interface SmsSettings {
  url: string
  key: string
  /** 短信签名: who the message says it is from, as registered at the gateway. */
  signature: string
}

const patience = 5000
const never = new Set([400, 413, 422])

export function smsGateway({ url, key, signature }: SmsSettings, milliseconds = patience): SmsGateway {
  return {
    async send({ id, phone, text }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'idempotency-key': id },
        body: JSON.stringify({ id, phone, signature, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(milliseconds),
      })
      // Read to the end, so that the connection is free again; what it says may repeat the number and is not kept.
      await response.arrayBuffer()
      if (response.ok || response.status === 409) return
      const problem = `The SMS gateway answered ${response.status}`
      throw never.has(response.status) ? new SmsRefused(problem) : new Error(problem)
    },
  }
}
