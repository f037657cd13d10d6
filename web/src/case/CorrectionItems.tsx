import { Button, Input } from 'antd'
import type { CorrectionItem } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'

/** Everyday wording, to be completed where needed. */
const phrases: Record<CorrectionItem['kind'], string[]> = {
  evidence: ['影像不清晰，请重新上传', '缺页，请补齐', '未签名或盖章', '已过有效期', '与申请内容不一致'],
  field: ['填写不完整，请补充', '与证照记载不一致，请核对', '请填写到门牌号'],
}

/** What is to be corrected: pick it (here or on the left), say what is wrong. */
export function CorrectionItems(props: {
  /** What was handed in and filled in. */
  view: Pick<TaskView, 'evidence' | 'form'>
  items: CorrectionItem[]
  onItems: (items: CorrectionItem[]) => void
}) {
  const { view, items, onItems } = props
  const evidence = view.evidence.filter(each => !each.exempt)
  const fields = view.form.flatMap(group => group.fields)
  const name = (item: CorrectionItem) =>
    item.kind === 'evidence'
      ? view.evidence.find(each => each.type === item.target)?.name
      : fields.find(field => field.element === item.target)?.label
  const say = (index: number, problem: string) =>
    onItems(items.map((item, at) => (at === index ? { ...item, problem } : item)))
  const taken = (kind: string, target: string) => items.some(item => item.kind === kind && item.target === target)

  function add(choice: string) {
    const [kind, target] = choice.split('|') as [CorrectionItem['kind'], string]
    if (target) onItems([...items, { kind, target, problem: '' }])
  }

  return (
    <div className="stack-s">
      {items.map((item, index) => (
        <fieldset className="list-item" key={item.kind + item.target}>
          <legend className="row spread">
            <span className="grow">{name(item)}</span>
            <Button size="small" type="text" onClick={() => onItems(items.filter((_, at) => at !== index))}>
              移除<span className="sr-only">：{name(item)}</span>
            </Button>
          </legend>
          <div className="list-fields single stack-s">
            <Input.TextArea
              aria-label={`“${name(item)}”的问题`}
              placeholder="写明问题和应当怎样补正"
              value={item.problem}
              autoSize={{ minRows: 2 }}
              maxLength={300}
              onChange={event => say(index, event.target.value)}
            />
            <div className="row phrases">
              {phrases[item.kind].map(phrase => (
                <button
                  key={phrase}
                  type="button"
                  className="chip"
                  onClick={() => say(index, item.problem ? `${item.problem}；${phrase}` : phrase)}
                >
                  {phrase}
                </button>
              ))}
            </div>
          </div>
        </fieldset>
      ))}
      <label className="row">
        <span>添加一项</span>
        <select className="native" value="" onChange={event => add(event.target.value)}>
          <option value="">请选择材料或内容</option>
          <optgroup label="材料">
            {evidence
              .filter(each => !taken('evidence', each.type))
              .map(each => (
                <option key={each.type} value={`evidence|${each.type}`}>
                  {each.name}
                </option>
              ))}
          </optgroup>
          <optgroup label="填写的内容">
            {fields
              .filter(field => !taken('field', field.element))
              .map(field => (
                <option key={field.element} value={`field|${field.element}`}>
                  {field.label}
                </option>
              ))}
          </optgroup>
        </select>
      </label>
    </div>
  )
}
