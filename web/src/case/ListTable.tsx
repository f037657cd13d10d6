import { Button, Input, Modal, Pagination } from 'antd'
import { useState } from 'react'
import { Field } from './Field.tsx'
import { type Item, inWords, itemsOf, type Shape } from './shape.ts'

/** As many items as are still read one below the other. */
export const fewRows = 10
const perPage = 10

/** Many items of one kind: a table with search and pages; each may be changed or taken away where that is allowed. */
export function ListTable(props: { shape: Shape; id: string; items: Item[]; onChange?: (items: Item[]) => void }) {
  const { items, onChange } = props
  const [q, setQ] = useState('')
  const [page, setPage] = useState(1)
  const [editing, setEditing] = useState<number | null>(null)
  const shapes = Object.entries(itemsOf(props.shape))
  const wanted = q.trim()
  const found = items
    .map((item, at) => ({ item, at }))
    .filter(({ item }) => !wanted || shapes.some(([key, shape]) => inWords(shape, item[key]).includes(wanted)))
  const shown = found.slice((page - 1) * perPage, page * perPage)
  const nameOf = (item: Item) => String(item[shapes[0]?.[0] ?? ''] ?? '')

  return (
    <div className="list-table stack-s">
      <div className="row spread">
        <strong>共 {items.length} 条</strong>
        <Input
          className="search"
          aria-label="在表格中查找"
          placeholder="查找姓名、号码等"
          value={q}
          allowClear
          onChange={event => {
            setQ(event.target.value)
            setPage(1)
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, at times with nothing in it that takes the focus */}
      <section className="scroll" aria-label={props.shape.label} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">序号</th>
              {onChange && <th scope="col">操作</th>}
              {shapes.map(([key, shape]) => (
                <th scope="col" key={key}>
                  {shape.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ item, at }) => (
              <tr key={at}>
                <td className="num">{at + 1}</td>
                {onChange && (
                  <td className="nowrap">
                    <Button type="link" size="small" onClick={() => setEditing(at)}>
                      修改
                      <span className="sr-only">
                        第 {at + 1} 条：{nameOf(item)}
                      </span>
                    </Button>
                    <Button
                      type="link"
                      size="small"
                      danger
                      onClick={() => onChange(items.filter((_, other) => other !== at))}
                    >
                      删除
                      <span className="sr-only">
                        第 {at + 1} 条：{nameOf(item)}
                      </span>
                    </Button>
                  </td>
                )}
                {shapes.map(([key, shape]) => (
                  <td key={key}>{item[key] === undefined || item[key] === null ? '—' : inWords(shape, item[key])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {found.length === 0 && <p className="muted">没有找到“{wanted}”。</p>}
      {found.length > perPage && (
        <Pagination
          size="small"
          current={page}
          pageSize={perPage}
          total={found.length}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
      {onChange && (
        <div>
          <Button onClick={() => setEditing(items.length)}>再加一条</Button>
        </div>
      )}
      {onChange && editing !== null && (
        <EditItem
          shape={props.shape}
          id={props.id}
          number={editing + 1}
          item={items[editing] ?? {}}
          onClose={() => setEditing(null)}
          onSave={item => {
            onChange(
              editing < items.length ? items.map((each, at) => (at === editing ? item : each)) : [...items, item],
            )
            setEditing(null)
          }}
        />
      )}
    </div>
  )
}

function EditItem(props: {
  shape: Shape
  id: string
  number: number
  item: Item
  onClose: () => void
  onSave: (item: Item) => void
}) {
  const [item, setItem] = useState(props.item)
  return (
    <Modal
      open
      width={720}
      title={`第 ${props.number} 条`}
      okText="保存"
      cancelText="取消"
      onOk={() => props.onSave(item)}
      onCancel={props.onClose}
    >
      <div className="list-fields">
        {Object.entries(itemsOf(props.shape)).map(([key, shape]) => (
          <Field
            key={key}
            id={`${props.id}-edit-${key}`}
            shape={shape}
            value={item[key]}
            optional={shape.optional}
            onChange={value => setItem(before => ({ ...before, [key]: value }))}
          />
        ))}
      </div>
    </Modal>
  )
}

/** A value to read: in words, of many items a table. */
export function ShownValue({ shape, value, id }: { shape: Shape; value: unknown; id: string }) {
  return shape.type === 'list' && Array.isArray(value) && value.length > fewRows ? (
    <ListTable shape={shape} id={id} items={value as Item[]} />
  ) : (
    <span className="pre">{inWords(shape, value)}</span>
  )
}
