import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type BasicEdition, editions, links } from '../../api/basicCatalogue.ts'
import { Tag } from '../../case/Tag.tsx'
import { Loaded } from '../../ui/feedback.tsx'
import { moment } from '../../ui/text.ts'
import { paths } from '../paths.ts'
import { ImportEdition } from './ImportEdition.tsx'

/** Numbered, whole, never changed: the newest one gives the codes. */
export function EditionsTab() {
  const found = useQuery(editions)
  const { data } = useQuery(links)
  return (
    <>
      <section className="card stack-s" aria-labelledby="editions">
        <h2 id="editions">已导入的版本</h2>
        <Loaded query={found}>
          {list =>
            list.length === 0 ? (
              <p className="muted">还没有导入基本目录，全部业务办理项都待编码。</p>
            ) : (
              <EditionTable editions={list} />
            )
          }
        </Loaded>
      </section>
      {data?.mayKeep && <ImportEdition />}
      {data && !data.mayKeep && <p className="muted">基本目录由省级目录管理员或者省级管理员导入，您可以查看。</p>}
    </>
  )
}

function EditionTable({ editions }: { editions: BasicEdition[] }) {
  const newest = editions[0]?.number
  return (
    <div className="work">
      <table className="plain-table">
        <caption className="sr-only">已导入的版本，最近的在前</caption>
        <thead>
          <tr>
            <th scope="col">版本</th>
            <th scope="col">来源</th>
            <th scope="col">事项</th>
            <th scope="col">导入</th>
            <th scope="col">
              <span className="sr-only">内容</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {editions.map(one => (
            <tr key={one.number}>
              <td className="num">
                第 {one.number} 版 {one.number === newest && <Tag tone="ok">现行</Tag>}
              </td>
              <td>
                {one.source}
                {one.warnings.length > 0 && <span className="muted block">{one.warnings.length} 处需要核对</span>}
              </td>
              <td className="num">{one.entries} 个</td>
              <td>
                {one.importedBy}
                <span className="muted block">{moment(one.importedAt)}</span>
              </td>
              <td>
                <Link to={paths.basicEdition(one.number)}>
                  {one.number > 1 ? '与前一版比较' : '查看'}
                  <span className="sr-only">：第 {one.number} 版</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
