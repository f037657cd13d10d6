/** Sandbox partners each listen on a port of their own. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** @param wished 0, or a port that is taken, means any free one. */
export async function listen(server: Server, wished: number, host: string): Promise<number> {
  const attempt = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => {
        server.off('error', reject)
        resolve((server.address() as AddressInfo).port)
      })
    })
  return attempt(wished).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    return attempt(0)
  })
}
