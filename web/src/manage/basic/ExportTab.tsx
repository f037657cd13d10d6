import { Input } from 'antd'
import { useId, useState } from 'react'
import { platformGuides } from '../../api/basicCatalogue.ts'
import { AnyPlace } from './AnyPlace.tsx'

/** What the provincial platform reads of a place, as its own system would ask for it. */
export function ExportTab() {
  const id = useId()
  const [region, setRegion] = useState('')
  const [since, setSince] = useState('')
  const link = platformGuides(region, since)
  return (
    <section className="card stack-s" aria-labelledby="export">
      <h2 id="export">供省平台读取的实施清单</h2>
      <p>
        省一体化政务服务平台按地方读取全部业务办理项的实施清单：事项、实施机关、时限、材料和编码，要素名称和代码按国家标准。没有编码的为空，不会编造。
      </p>
      <ul className="bullets">
        <li>一次最多 200 行；回复里的 next 不为空时，作为 cursor 再读下一页。</li>
        <li>读完后记下 publication，下次作为 since，只读这次发布以来新增（I）、更新（U）和删除（D）的行。</li>
        <li>接口需要以工作人员身份登录后读取；已发布的内容才读得到。</li>
      </ul>
      <div className="row">
        <AnyPlace label="哪个地方" value={region} onChange={setRegion} />
        <span className="row">
          <label htmlFor={id}>从第几号发布以来</label>
          <Input
            id={id}
            className="in-days"
            value={since}
            maxLength={9}
            inputMode="numeric"
            placeholder="全部"
            onChange={event => setSince(event.target.value.replace(/\D/g, ''))}
          />
        </span>
      </div>
      {region ? (
        <p>
          <a href={link} target="_blank" rel="noreferrer">
            读取实施清单（JSON）
          </a>
          <code className="muted block">GET {link}</code>
        </p>
      ) : (
        <p className="muted">请先选择地方。</p>
      )}
    </section>
  )
}
