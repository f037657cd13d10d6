/**
 * Sets pages: a template of `templates/` and its data become a PDF. What people wrote reaches the template as data only
 * and is never read as markup; a template can open no file outside its folder.
 */
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFolders } from './fonts.ts'

export type Template = 'notice' | 'form' | 'receipt' | 'letter' | 'output' | 'guide' | 'procedure' | 'handbook'

export interface Typesetter {
  pdf(template: Template, data: object): Promise<Buffer>
}

const workspace = fileURLToPath(new URL('./templates', import.meta.url))

/** How many compilations an unused cached result survives. */
const cacheAge = 10

/** The compiler is made for the first document, so that starting the server does not wait for it, and then kept. */
export function openTypesetter(): Typesetter {
  let opened: Promise<NodeCompiler> | undefined
  return {
    async pdf(template, data) {
      opened ??= openCompiler()
      return typeset(await opened, template, data)
    },
  }
}

async function openCompiler(): Promise<NodeCompiler> {
  const fontPaths = fontFolders()
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  return NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
}

function typeset(compiler: NodeCompiler, template: Template, data: object): Buffer {
  const compiled = compiler.compile({
    mainFilePath: `${workspace}/${template}.typ`,
    inputs: { data: JSON.stringify(data, wellFormed) },
  })
  if (!compiled.result) {
    const error = compiled.takeError()
    const problems: Diagnostic[] = error ? compiler.fetchDiagnostics(error) : []
    throw new Error(`${template}.typ: ${problems.map(one => one.message).join('; ') || 'cannot be set'}`)
  }
  const pdf = compiler.pdf(compiled.result)
  compiler.evictCache(cacheAge)
  return pdf
}

interface Diagnostic {
  message: string
}

/** Half a surrogate pair is no character; the template's JSON reader would refuse the whole document for it. */
const wellFormed = (_key: string, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)
