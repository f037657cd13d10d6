/** Noto Serif SC, regular and bold, out of its package: about 14 MB each, and only what a document uses is embedded. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const fontPackage = '@expo-google-fonts/noto-serif-sc'
const files = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf']

/** Without these a document would print empty boxes for every character, so their absence stops it. */
export function fontFolders(name = fontPackage): string[] {
  const root = rootOf(name)
  const missing = files.filter(file => !existsSync(join(root, file)))
  if (missing.length > 0) throw new Error(`The font package ${name} lacks ${missing.join(', ')}; run npm ci`)
  return files.map(file => join(root, dirname(file)))
}

function rootOf(name: string): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  } catch (cause) {
    throw new Error(`PDF documents need the font package ${name}, which is not installed; run npm ci`, { cause })
  }
}
