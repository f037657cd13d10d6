import { type DragEvent, useState } from 'react'

type Result = 'same' | 'different' | 'unreadable'

const words: Record<Result, string> = {
  same: '文件与出具的文书完全一致，没有改动。',
  different: '文件与出具的文书不一致：可能被改动过，或者不是这份文书的原件（打印后扫描的文件也不一致）。',
  unreadable: '这个浏览器不能在本页比对文件，请用最新的浏览器通过 https 打开本页。',
}

/** Compares a file with what was issued, in the browser: the file goes nowhere. */
export function FileComparison({ digest }: { digest: string }) {
  const [over, setOver] = useState(false)
  const [compared, setCompared] = useState<{ name: string; result: Result } | null>(null)

  async function compare(file: File | undefined) {
    if (!file) return
    const found = await digestOf(file).catch(() => null)
    setCompared({ name: file.name, result: found === null ? 'unreadable' : found === digest ? 'same' : 'different' })
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void compare(event.dataTransfer.files[0])
  }

  return (
    <section className="card stack-s" aria-labelledby="compare-title">
      <h2 id="compare-title">比对文件</h2>
      <p className="muted">手里有这份文书的 PDF，可以在这里比对是否改动过。文件只在您的浏览器里计算，不会上传。</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra; the input inside does the same by keyboard */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className="file-button">
          <input
            type="file"
            accept=".pdf"
            aria-label="选择要比对的文书文件"
            onChange={event => {
              void compare(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <span aria-hidden="true">选择 PDF 文件</span>
        </label>
        <span className="muted drop-hint">或把文件拖到这里</span>
      </div>
      <div aria-live="polite">
        {compared && (
          <p className={compared.result === 'same' ? 'notice ok' : 'notice bad'}>
            <strong>{compared.name}</strong>
            {words[compared.result]}
          </p>
        )}
      </div>
    </section>
  )
}

/** SHA-256, hex. Browsers offer it on secure origins only. */
async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
