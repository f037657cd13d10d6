/**
 * One HTTP/1.1 connection, one request at a time. It parses no more than it must: a load driver that costs as much as
 * the server would hide what is measured, because both share the machine.
 */
import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  body: string
}

export class Connection {
  readonly #socket: Socket
  readonly #host: string
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null

  private constructor(socket: Socket, host: string) {
    this.#socket = socket
    this.#host = host
    socket.setNoDelay(true)
    socket.on('data', chunk => this.#read(chunk as Buffer))
    socket.on('error', error => this.#waiting?.reject(error))
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')))
  }

  static open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1')
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(new Connection(socket, `127.0.0.1:${port}`)))
      socket.once('error', reject)
    })
  }

  request(method: string, path: string, headers = '', body?: string): Promise<Answer> {
    const content =
      body === undefined
        ? '\r\n'
        : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${headers}${content}`)
    })
  }

  close() {
    this.#waiting = null
    this.#socket.destroy()
  }

  #read(chunk: Buffer) {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    const length = /\r\ncontent-length: (\d+)/i.exec(head)
    if (!length) throw new Error(`no content-length in: ${head}`)
    const total = end + 4 + Number(length[1])
    if (this.#received.length < total) return
    const answer = { status: Number(head.slice(9, 12)), body: this.#received.toString('utf8', end + 4, total) }
    this.#received = this.#received.subarray(total)
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(answer)
  }
}
