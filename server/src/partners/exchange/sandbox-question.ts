/** What the sandbox data exchange is asked: read, held against docs/partners/data-exchange.md, and masked to be kept. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { checkCreditCode, checkIdNumber, maskIdNumber } from '@onething/core/identifiers.ts'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'

const names = Type.Optional(Type.Array(Type.String({ minLength: 1 }), { maxItems: 200 }))

/** Open to further fields: new optional ones may come within version 1. */
const Question = Type.Object({
  id: Type.String({ pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$' }),
  purpose: Type.String({ minLength: 1, maxLength: 200 }),
  // Shorter than the number of a person, because it is kept in full.
  lifeEvent: Type.String({ pattern: '^[A-Za-z0-9-]{1,12}$' }),
  subject: Type.Object({
    idNumber: Type.Optional(Type.String({ pattern: '^[0-9]{17}[0-9X]$' })),
    creditCode: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{18}$' })),
  }),
  facts: names,
  values: names,
})
type Question = Static<typeof Question>
const question = Compile(Question)

type Received = { question: Question } | { status: number; problem: string }

export async function receive(request: IncomingMessage, key: string): Promise<Received> {
  const [, given] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (given === undefined || !timingSafeEqual(digest(given), digest(key))) return refused(401, '密钥缺失或不对')
  const body = await bodyOf(request)
  if (!body) return refused(413, '正文超过 64 KB')
  const content = /^application\/json\b/i.test(request.headers['content-type'] ?? '') ? parsed(body) : undefined
  if (content === undefined) return refused(400, '正文不是 JSON')
  if (!question.Check(content)) return refused(422, shapeProblem(content))
  const problem = contentProblem(content)
  return problem === null ? { question: content } : refused(422, problem)
}

const refused = (status: number, problem: string) => ({ status, problem })

/** Digests, because only what is equally long can be compared in constant time. */
const digest = (text: string) => createHash('sha256').update(text).digest()

/** Undefined when it is too large. It is read to its end even so: who is still sending would not hear the answer. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= 64 * 1024) chunks.push(chunk)
  }
  return size <= 64 * 1024 ? Buffer.concat(chunks) : undefined
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

/** Names fields and never repeats what stands in them. */
function shapeProblem(content: unknown): string {
  const [error] = question.Errors(content)
  const place = error?.instancePath.slice(1).replaceAll('/', '.') ?? ''
  if (error?.keyword !== 'required') return `${place || '正文'} 不符合约定`
  return `缺少 ${[place, error.params.requiredProperties[0]].filter(Boolean).join('.')}`
}

function contentProblem({ subject: { idNumber, creditCode }, facts = [], values = [] }: Question): string | null {
  if (idNumber === undefined && creditCode === undefined) return 'subject 应有 idNumber 或 creditCode'
  const wrongPerson = idNumber === undefined ? null : checkIdNumber(idNumber)
  if (wrongPerson) return `subject.idNumber：${wrongPerson}`
  const wrongCode = creditCode === undefined ? null : checkCreditCode(creditCode)
  if (wrongCode?.level === 'error') return `subject.creditCode：${wrongCode.message}`
  return facts.length + values.length > 0 ? null : 'facts 和 values 至少有一项'
}

/** What is kept of it, without anybody's number, wherever somebody put one. */
export function fieldsOf({ id, purpose, lifeEvent, subject, facts = [], values = [] }: Question) {
  const whom = [subject.idNumber, subject.creditCode].filter(text => text !== undefined).join('、')
  return { id, purpose: masked(purpose), lifeEvent, subject: masked(whom), asked: facts.length + values.length }
}

const masked = (text: string) =>
  text.replace(/[\d０-９]{17}[\d０-９XxＸｘ]/g, number => maskIdNumber(number.normalize('NFKC')))
