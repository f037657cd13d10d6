/** What the sandbox provider remembers between requests: in memory, by kind and id, until it expires. */

interface Payload {
  uid?: string
  grantId?: string
  consumed?: number
}

const sweepEvery = 1000

/** One store for one provider, in the shape that oidc-provider calls an adapter. */
export function memoryStore() {
  const entries = new Map<string, { payload: Payload; expiresAt: number }>()
  let writes = 0

  const sweep = () => {
    for (const [key, { expiresAt }] of entries) if (expiresAt <= Date.now()) entries.delete(key)
  }
  const find = (key: string) => {
    const entry = entries.get(key)
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined
  }

  return (kind: string) => ({
    async upsert(id: string, payload: Payload, seconds: number | undefined) {
      if (++writes % sweepEvery === 0) sweep()
      entries.set(`${kind}:${id}`, {
        payload,
        expiresAt: seconds === undefined ? Infinity : Date.now() + seconds * 1000,
      })
    },
    async find(id: string) {
      return find(`${kind}:${id}`)
    },
    async findByUid(uid: string) {
      return [...entries.values()].find(({ payload }) => payload.uid === uid)?.payload
    },
    async findByUserCode() {
      return undefined // for devices without a browser, which the sandbox does not serve
    },
    async consume(id: string) {
      const payload = find(`${kind}:${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id: string) {
      entries.delete(`${kind}:${id}`)
    },
    /** A code used twice takes everything with it that it gave. */
    async revokeByGrantId(grantId: string) {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
    },
  })
}
