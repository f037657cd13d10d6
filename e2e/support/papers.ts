/** Papers to hand in, made by the browser itself: a page of print, and a drawing as a photograph would show it. */
import type { Page } from '@playwright/test'

export interface Paper {
  name: string
  mimeType: string
  buffer: Buffer
}

const made = new Map<string, Paper>()
let writingDesk: Promise<Page> | undefined

export function paper(page: Page, title: string): Promise<Paper> {
  const name = `${title.slice(0, 20)}.pdf`
  return once(name, page, async desk => {
    await desk.setContent(sheet(title))
    return { name, mimeType: 'application/pdf', buffer: await desk.pdf({ format: 'A4' }) }
  })
}

export function photograph(page: Page, title: string): Promise<Paper> {
  const name = `${title.slice(0, 20)}.png`
  return once(name, page, async desk => {
    await desk.setViewportSize({ width: 900, height: 640 })
    await desk.setContent(floorPlan(title))
    return { name, mimeType: 'image/png', buffer: await desk.screenshot() }
  })
}

async function once(name: string, page: Page, make: (desk: Page) => Promise<Paper>): Promise<Paper> {
  writingDesk ??= page.context().browser()!.newPage()
  const sheet = made.get(name) ?? (await make(await writingDesk))
  made.set(name, sheet)
  return sheet
}

const sheet = (title: string) => `
  <body style="font:16px/2 'Noto Sans CJK SC',sans-serif;padding:3cm">
  <h1 style="font-size:22px;text-align:center">${title}</h1>
  <p>本页为演示用的虚构材料。</p><p>签字：________　　日期：________</p>`

const floorPlan = (title: string) => `
  <body style="margin:0;background:#fff">
  <svg width="900" height="640" fill="none" stroke="#222" stroke-width="4" font-family="Noto Sans CJK SC" font-size="22">
    <rect x="60" y="70" width="780" height="480"/><path d="M560 70v220M560 350v200M560 290h280M300 550v-60M300 70v100"/>
    <g stroke="none" fill="#222"><text x="60" y="44">${title}</text><text x="240" y="330">就餐区</text>
    <text x="650" y="190">厨房</text><text x="640" y="430">备餐、洗消</text><text x="90" y="540">出入口（疏散）</text>
    <text x="700" y="600">1:100</text></g>
    <path d="M60 500h-30m0 0l12-10m-12 10l12 10" stroke="#0a7a2f"/>
  </svg>`
