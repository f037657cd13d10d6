import { useQuery } from '@tanstack/react-query'
import { regionTree } from '../api/catalogue.ts'
import type { Region } from '../api/types.ts'

/** Cities of the province with their county-level places; the tree may or may not start at the province. */
export function useCities(): Region[] {
  const { data } = useQuery(regionTree)
  if (!data) return []
  return data.flatMap(root => (root.code.endsWith('0000') ? (root.children ?? []) : [root]))
}

const places = (city: Region | undefined): Region[] => (city?.children?.length ? city.children : city ? [city] : [])

export function useRegionName(code: string): string {
  const cities = useCities()
  for (const city of cities) {
    if (city.code === code) return city.name
    const county = city.children?.find(place => place.code === code)
    if (county) return county.name.startsWith(city.name) ? county.name : city.name + county.name
  }
  return code
}

/** City, then county. A city without counties (济源, 航空港区) stands for itself. */
export function RegionPicker(props: {
  id?: string
  value: string
  onChange: (code: string) => void
  invalid?: boolean
}) {
  const cities = useCities()
  const city = cities.find(
    each => each.code === props.value || each.children?.some(place => place.code === props.value),
  )
  return (
    <span className="row">
      <select
        id={props.id}
        className="native"
        aria-label="所在市"
        aria-invalid={props.invalid || undefined}
        value={city?.code ?? ''}
        onChange={event => {
          const chosen = cities.find(each => each.code === event.target.value)
          const first = places(chosen)[0]
          if (first) props.onChange(first.code)
        }}
      >
        {!city && <option value="">请选择市</option>}
        {cities.map(each => (
          <option key={each.code} value={each.code}>
            {each.name}
          </option>
        ))}
      </select>
      <select
        className="native"
        aria-label="所在县（市、区）"
        value={city ? props.value : ''}
        onChange={event => props.onChange(event.target.value)}
      >
        {!city && <option value="">请选择县（市、区）</option>}
        {places(city).map(place => (
          <option key={place.code} value={place.code}>
            {place.name}
          </option>
        ))}
      </select>
    </span>
  )
}
