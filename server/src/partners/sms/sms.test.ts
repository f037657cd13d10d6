/** What any SMS gateway does, the sandbox's and a real one's alike; the real one talks to a listener of this test. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ShortMessage, type SmsGateway, SmsRefused } from './port.ts'
import { smsGateway } from './real.ts'
import { sandboxSms } from './sandbox.ts'

const message = { id: '41010526120100000116-1', phone: '13800000001', text: '您的办件有新的进展。' }

interface Bench {
  gateway: SmsGateway
  set(behaviour: 'normal' | 'down'): void
  sent(): readonly ShortMessage[]
}

/** Behaves as the contract of real.ts says a gateway does. */
function listener() {
  const taken = new Map<string, ShortMessage & { signature: string }>()
  const seen: { authorization?: string; key?: string | string[] }[] = []
  let status = 0
  let silent = false
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push({ authorization: request.headers.authorization, key: request.headers['idempotency-key'] })
    if (silent) return
    const answer = (code: number) => response.writeHead(code).end('{"phone":"13800000001"}')
    if (status) return answer(status)
    const given = JSON.parse(body)
    if (!/^1\d{10}$/.test(given.phone)) return answer(422)
    if (taken.has(given.id)) return answer(409)
    taken.set(given.id, given)
    answer(202)
  })
  return {
    server,
    seen,
    taken,
    set: (next: { status?: number; silent?: boolean }) => {
      status = next.status ?? 0
      silent = next.silent ?? false
    },
  }
}

const real = listener()
let settings: { url: string; key: string; signature: string }
beforeAll(async () => {
  await new Promise<void>(resolve => real.server.listen(0, '127.0.0.1', resolve))
  const { port } = real.server.address() as AddressInfo
  settings = { url: `http://127.0.0.1:${port}/send`, key: 'a key', signature: '河南政务服务' }
})
afterAll(() => {
  real.server.closeAllConnections()
  real.server.close()
})
beforeEach(() => {
  real.taken.clear()
  real.seen.length = 0
  real.set({})
})

const benches: Record<string, () => Bench> = {
  sandbox() {
    const sandbox = sandboxSms({ production: false })
    return { gateway: sandbox, set: behaviour => sandbox.setBehaviour(behaviour), sent: () => sandbox.sent() }
  },
  real: () => ({
    gateway: smsGateway(settings),
    set: behaviour => real.set({ status: behaviour === 'down' ? 503 : 0 }),
    sent: () => [...real.taken.values()].map(({ id, phone, text }) => ({ id, phone, text })),
  }),
}

describe.each(Object.keys(benches))('the %s gateway', name => {
  let bench: Bench
  beforeEach(() => {
    bench = benches[name]!()
  })

  it('takes a message, and the same id again as the same message', async () => {
    await bench.gateway.send(message)
    await bench.gateway.send(message)
    expect(bench.sent()).toEqual([message])
  })

  it('down, it has nothing and may be tried again; up, it takes what it did not get', async () => {
    bench.set('down')
    const error = await bench.gateway.send(message).catch(error => error)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(SmsRefused)
    expect(bench.sent()).toEqual([])
    bench.set('normal')
    await bench.gateway.send(message)
    expect(bench.sent()).toEqual([message])
  })

  it('refuses for good what is no mobile number, without repeating it', async () => {
    const error = await bench.gateway.send({ ...message, phone: '037112345' }).catch(error => error)
    expect(error).toBeInstanceOf(SmsRefused)
    expect(String(error)).not.toContain('0371')
    expect(bench.sent()).toEqual([])
  })
})

describe('the real gateway', () => {
  it('shows its key, signs in the name of the house, and names the message in the header too', async () => {
    await smsGateway(settings).send(message)
    expect(real.seen).toEqual([{ authorization: 'Bearer a key', key: message.id }])
    expect([...real.taken.values()]).toEqual([{ ...message, signature: '河南政务服务' }])
  })

  it('is not waited for longer than its time', async () => {
    real.set({ silent: true })
    const error = await smsGateway(settings, 50)
      .send(message)
      .catch(error => error)
    expect(error.name).toBe('TimeoutError')
  })

  it('too busy and an expired key are tried again, a forbidden word is not', async () => {
    const answerTo = async (status: number) => {
      real.set({ status })
      return smsGateway(settings)
        .send(message)
        .catch(error => error instanceof SmsRefused)
    }
    expect(await answerTo(429)).toBe(false)
    expect(await answerTo(500)).toBe(false)
    expect(await answerTo(401)).toBe(false)
    expect(await answerTo(422)).toBe(true)
  })
})

it('the sandbox does not start in production', () => {
  expect(() => sandboxSms({ production: true })).toThrow('production')
})
