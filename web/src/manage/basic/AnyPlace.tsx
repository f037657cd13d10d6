import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { regionTree } from '../../api/catalogue.ts'
import type { Region } from '../../api/types.ts'
import { Pick, type PickOption } from '../editor/Pick.tsx'

const options = (places: Region[], above = ''): PickOption[] =>
  places.flatMap(place => {
    const name = place.name.startsWith(above) ? place.name : above + place.name
    return [
      { value: place.code, label: name, note: place.code },
      ...options(place.children ?? [], place.code.endsWith('0000') ? '' : name),
    ]
  })

/** Province, city or county: each of them has authorities of its own. */
export function AnyPlace(props: { label: string; value: string; onChange: (code: string) => void }) {
  const id = useId()
  const { data } = useQuery(regionTree)
  return (
    <span className="row">
      <label htmlFor={id}>{props.label}</label>
      <Pick
        id={id}
        label={props.label}
        options={data ? options(data) : []}
        value={props.value}
        placeholder="按名称或区划代码查找"
        onPick={props.onChange}
      />
    </span>
  )
}
