/**
 * Reads the two annexes of the policy as they are printed (豫政办〔2023〕22号) into the columns of first-batch.tsv, so that
 * our list is compared with the print and not only with itself. The print's page breaks, widths and line wraps are undone
 * here; what it prints wrongly is corrected in `misprints`, each with its reason.
 */
import { releaseColumns } from '../core/src/catalogue/release.ts'

type Row = Record<(typeof releaseColumns)[number], string>

/** What the print says where it means something else. */
const misprints: { printed: string; meant: string; because: string }[] = [
  {
    printed: '住房和城乡建设（城市管理）部门',
    meant: '住房城乡建设（城市管理）部门',
    because: 'two of nine rows print the name of the ministry instead of the kind of department',
  },
]

export function policyRows(text: string): string[][] {
  const annexes = text.slice(text.indexOf('序号\t')).split('附件 2')
  return [...rowsOf('enterprise', annexes[0]!), ...rowsOf('personal', annexes[1]!)].map(row =>
    releaseColumns.map(column => row[column]),
  )
}

/** Cells of a continued row are empty; after a page break number, name and lead are printed again. */
function rowsOf(list: string, annex: string): Row[] {
  const rows: Row[] = []
  for (const line of annex.split('\n')) {
    const cells = line.split('\t').map(tidy)
    if (cells.length < 6 || cells[0] === '序号') continue
    const last = rows.at(-1)
    const number = cells[0] || last!.event_no
    const isNew = number !== last?.event_no
    // 二手房: a column of its own marks rows that run in parallel; it is printed once and spans the empty cells below.
    const spans = cells[4] === '并行办理' || (cells[4] === '' && last?.parallel === '并行办理')
    if (spans) cells.splice(4, 1)
    rows.push({
      list,
      event_no: number,
      state_council_task: isNew ? (cells[1]!.startsWith('*') ? 'yes' : '') : last!.state_council_task,
      event: isNew ? cells[1]!.replace(/^\*/, '') : last!.event,
      lead_authority: isNew ? cells[2]! : last!.lead_authority,
      service_no: isNew ? '1' : String(Number(last!.service_no) + 1),
      service: cells[3]!,
      co_authority: cells[4]!,
      levels: cells[5]!,
      note: cells[6] ?? '',
      parallel: spans ? '并行办理' : '',
    })
  }
  return rows
}

/** Full-width brackets, no spaces between Chinese characters. */
export function tidy(cell: string): string {
  const text = cell
    .trim()
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(/(?<=[^\x20-\x7e]|\*) +(?=[^\x20-\x7e])/g, '')
  return misprints.reduce((fixed, { printed, meant }) => fixed.replaceAll(printed, meant), text)
}
