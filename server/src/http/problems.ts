/** A handful of errors, one translator to problem+json (RFC 9457). Each says in Chinese what is wrong and what to do. */
import { NotAllowed } from '@onething/core/lifecycle/allowed.ts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

export interface FieldProblem {
  /** question, field, evidence, query, body … */
  where: string
  target: string
  message: string
}

export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly errors: FieldProblem[] | undefined
  readonly allowed: string[] | undefined
  constructor(
    status: number,
    title: string,
    detail: string,
    more: { errors?: FieldProblem[]; allowed?: string[] } = {},
  ) {
    super(detail)
    this.status = status
    this.title = title
    this.errors = more.errors
    this.allowed = more.allowed
  }
}

export class Unauthorized extends Problem {
  constructor(detail = '请先登录') {
    super(401, '需要登录', detail)
  }
}

export class Forbidden extends Problem {
  constructor(detail = '您没有办理这项操作的权限') {
    super(403, '没有权限', detail)
  }
}

export class NotFound extends Problem {
  constructor(detail: string) {
    super(404, '没有找到', detail)
  }
}

/** The state does not allow it, or somebody was faster. `allowed` names what can be done now. */
export class Conflict extends Problem {
  constructor(detail: string, allowed: string[] = []) {
    super(409, '目前不能这样办理', detail, { allowed })
  }
}

/** The input is wrong: each error names the field and the fix. */
export class Invalid extends Problem {
  constructor(errors: FieldProblem[], detail = errors.map(error => error.message).join('；')) {
    super(422, '填写有误', detail, { errors })
  }
}

export function sendProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const problem = asProblem(error)
  if (problem.status >= 500) request.log.error(error)
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: problem.title,
      status: problem.status,
      detail: problem.message,
      ...(problem.errors && { errors: problem.errors }),
      ...(problem.allowed && { allowed: problem.allowed }),
    })
}

function asProblem(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error
  if (error instanceof NotAllowed) return new Conflict(error.message, error.allowed)
  const { validation, statusCode, code } = error as FastifyError
  if (validation) return new Invalid(validation.map(fieldProblem))
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Problem(413, '内容过大', '单个文件不能超过 20 MB，请压缩或分开上传')
  if (statusCode === 429) return new Problem(429, '操作过于频繁', '请稍候再试')
  if (statusCode === 415) return new Problem(415, '格式不支持', '请以 JSON 提交（Content-Type: application/json）')
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return new Problem(statusCode, '请求有误', '请求的格式不正确，请检查后重试')
  return new Problem(500, '系统出错', '系统暂时不能处理，已记录；您填写的内容没有丢失，请稍后再试')
}

type Validation = NonNullable<FastifyError['validation']>[number]

const keywords: Record<string, (params: Record<string, unknown>) => string> = {
  required: params => `缺少“${params.missingProperty}”，请补充`,
  additionalProperties: params => `不认识“${params.additionalProperty}”，请去掉或核对名称`,
  type: params => `类型应为 ${params.type}`,
  enum: params => `只能是 ${(params.allowedValues as unknown[]).join('、')} 之一`,
  pattern: () => '格式不正确',
  minLength: () => '不能为空',
  maxLength: params => `不能超过 ${params.limit} 个字符`,
  minimum: params => `不能小于 ${params.limit}`,
  maximum: params => `不能大于 ${params.limit}`,
  format: params => `格式应为 ${params.format}`,
}

function fieldProblem(error: Validation): FieldProblem {
  const path = error.instancePath.slice(1).replaceAll('/', '.')
  const params = error.params as Record<string, unknown>
  const target = [path, params.missingProperty ?? params.additionalProperty].filter(Boolean).join('.')
  const say = keywords[error.keyword]
  return { where: 'body', target, message: `${target || '请求'}：${say ? say(params) : (error.message ?? '不正确')}` }
}

/** Of one value of the request; none where it holds. */
export const valueProblem = (target: string, message: string | null): FieldProblem[] =>
  message ? [{ where: 'body', target, message }] : []

export function requireValid(problems: FieldProblem[][]) {
  const all = problems.flat()
  if (all.length > 0) throw new Invalid(all)
}
