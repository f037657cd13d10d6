/** What a schema finds wrong with an entry, in the words by which the schema calls its properties. */
import type { TSchema } from 'typebox'
import type { TValidationError } from 'typebox/error'
import type { Problem } from './problems.ts'
import { type Collection, collections, Synonyms } from './schema.ts'

/** What this reads of a schema. */
interface Node {
  title?: string
  properties?: Record<string, Node>
  patternProperties?: Record<string, Node>
  items?: Node
  anyOf?: Node[]
  $ref?: string
  'x-kind'?: string
  'x-labels'?: string[]
}

export function schemaProblems(
  entry: string,
  errors: Iterable<TValidationError>,
  schema: TSchema = schemaOf(entry),
): Problem[] {
  const found = new Map<string, Problem>()
  for (const error of errors)
    for (const path of pathsOf(error)) {
      const { at, node } = locate(schema, path)
      const problem = { entry, at, message: messageOf(error, node) }
      found.set(`${problem.at}：${problem.message}`, problem)
    }
  return [...found.values()]
}

function schemaOf(entry: string): TSchema {
  const collection = entry.split('/')[0]!
  return collection === 'synonyms' ? Synonyms : collections[collection as Collection].schema
}

/** What may not be there is told where it stands, whether the schema complains of it or of what holds it. */
function pathsOf({ keyword, instancePath, params }: TValidationError): string[] {
  if (keyword !== 'additionalProperties') return [instancePath]
  return params.additionalProperties.map(key => `${instancePath}/${escaped(key)}`)
}

/** Down to the first place that can be written in several ways: what is wrong below it depends on which was meant. */
function locate(schema: Node, path: string): { at: string; node: Node } {
  let node = schema
  const words: string[] = []
  for (const key of path.split('/').slice(1).map(unescaped)) {
    if (isChoice(node)) break
    const inside: Node = node.properties?.[key] ?? node.items ?? Object.values(node.patternProperties ?? {})[0] ?? {}
    words.push(node.items ? `第 ${Number(key) + 1} 项` : (inside.title ?? key))
    node = inside
  }
  return { at: words.join(' '), node }
}

const isChoice = (node: Node) => node.anyOf !== undefined || node.$ref !== undefined
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
const unescaped = (key: string) => key.replaceAll('~1', '/').replaceAll('~0', '~')

const typeWords: Record<string, string> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '“是”或者“否”',
  array: '列表',
  object: '一组内容',
}

function messageOf(error: TValidationError, node: Node): string {
  if (node['x-kind'] === 'condition') return '条件不完整或者写法不对，请重新选择事实和比较方式'
  if (isChoice(node)) return '不符合任何一种允许的写法，请改正'
  switch (error.keyword) {
    case 'required':
      return `没有填写${error.params.requiredProperties.map(key => `“${node.properties?.[key]?.title ?? key}”`).join('、')}，请补充`
    case 'boolean':
    case 'additionalProperties':
      return '这里没有这一项，请删除它，或者改正它的名称'
    case 'type':
      return `应当是${[error.params.type]
        .flat()
        .map(type => typeWords[type] ?? type)
        .join('或者')}，请改正`
    case 'enum':
      return `只能是${listed(error.params.allowedValues, node['x-labels'])}之一，请改正`
    case 'pattern':
      return `格式应当符合 ${error.params.pattern}，请改正`
    case 'format':
      return '应当是日期，请按“年-月-日”填写，如 2026-01-31'
    case 'minLength':
      return '不能为空，请填写'
    case 'minItems':
      return `至少要有 ${error.params.limit} 项，请补充`
    case 'minimum':
      return `不能小于 ${error.params.limit}，请改正`
    case 'maximum':
      return `不能大于 ${error.params.limit}，请改正`
    default:
      return '不符合要求，请改正'
  }
}

/** 省（province）、市（city） */
const listed = (values: unknown[], labels: string[] = []) =>
  values.map((value, place) => (labels[place] ? `“${labels[place]}”（${value}）` : `${value}`)).join('、')
