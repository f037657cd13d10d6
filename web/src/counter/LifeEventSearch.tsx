import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { handbookPdf, lifeEvents } from '../api/catalogue.ts'
import type { LifeEventItem } from '../api/types.ts'
import { useSettled } from '../ui/useSettled.ts'

/** The life event by the applicant's own words; once chosen, one line. */
export function LifeEventSearch(props: {
  region: string
  chosen: LifeEventItem | null
  onChoose: (event: LifeEventItem | null) => void
}) {
  const [words, setWords] = useState('')
  const q = useSettled(words.trim(), 250)
  const found = useQuery({ ...lifeEvents({ region: props.region, q }), enabled: !props.chosen })
  if (props.chosen)
    return (
      <p className="row">
        <strong className="chosen">{props.chosen.name}</strong>
        <Button onClick={() => props.onChoose(null)}>换一件</Button>
        <a href={handbookPdf(props.chosen.id, props.region)} target="_blank" rel="noreferrer">
          业务手册（PDF）
        </a>
      </p>
    )
  return (
    <div className="stack-s">
      <div className="field">
        <label className="label" htmlFor="event-words">
          申请人怎么说？
        </label>
        <Input
          id="event-words"
          value={words}
          autoComplete="off"
          placeholder="例如：开店、生孩子、退休"
          onChange={event => setWords(event.target.value)}
        />
      </div>
      <ul className="plain event-options" aria-live="polite">
        {found.data?.map(event => (
          <li key={event.id}>
            <button type="button" className="option" onClick={() => props.onChoose(event)}>
              <strong>{event.name}</strong>
              <span className="muted block">
                {event.services.length} 个事项 · {event.lead}
              </span>
            </button>
          </li>
        ))}
        {found.data?.length === 0 && <li className="muted">没有找到，请换个说法。</li>}
      </ul>
    </div>
  )
}
