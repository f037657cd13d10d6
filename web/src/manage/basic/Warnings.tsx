import type { BasicEdition } from '../../api/basicCatalogue.ts'

/** Strange but possible: imported all the same, for somebody to look at. */
export function Warnings({ warnings }: Pick<BasicEdition, 'warnings'>) {
  if (warnings.length === 0) return null
  return (
    <details>
      <summary>已导入，但有 {warnings.length} 处请核对</summary>
      <ul className="bullets">
        {warnings.map(({ line, column, message }) => (
          <li key={`${line} ${column} ${message}`}>
            第 {line} 行“{column}”：{message}
          </li>
        ))}
      </ul>
    </details>
  )
}
