import { useId, useRef, useState } from 'react'

export interface PickOption {
  value: string
  label: string
  /** A second line that also finds it: the id, the department. */
  note?: string
}

const mostShown = 60

/** One of many by name: typing narrows the list, arrows and Enter choose. */
export function Pick(props: {
  id?: string
  /** With an `id` a label on the page names it; the list is always named by this. */
  label: string
  options: readonly PickOption[]
  value?: string
  onPick: (value: string) => void
  placeholder?: string
  invalid?: boolean
  describedBy?: string
}) {
  const own = useId()
  const id = props.id ?? own
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const open = typed !== null
  const chosen = props.options.find(option => option.value === props.value)
  const matching = open ? found(props.options, typed) : []

  function choose(option: PickOption | undefined) {
    setTyped(null)
    if (option) props.onPick(option.value)
  }

  function go(to: number) {
    const next = Math.max(0, Math.min(matching.length - 1, to))
    setAt(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <span className="pick">
      <input
        id={id}
        className="native"
        role="combobox"
        aria-label={props.id ? undefined : props.label}
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && matching[at] ? `${id}-${at}` : undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        autoComplete="off"
        placeholder={props.placeholder ?? '按名称查找'}
        value={typed ?? chosen?.label ?? props.value ?? ''}
        onFocus={event => event.target.select()}
        onClick={() => {
          if (!open) setTyped('')
        }}
        onBlur={() => setTyped(null)}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={event => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            if (open) go(at + (event.key === 'ArrowDown' ? 1 : -1))
            else setTyped('')
          } else if (event.key === 'Enter' && open) {
            event.preventDefault()
            choose(matching[at])
          } else if (event.key === 'Escape' && open) {
            event.stopPropagation()
            setTyped(null)
          }
        }}
      />
      {open && (
        // The focus stays in the input, so that leaving it closes the list.
        <div
          ref={list}
          className="pick-list"
          id={`${id}-list`}
          role="listbox"
          tabIndex={-1}
          aria-label={props.label}
          onMouseDown={event => event.preventDefault()}
        >
          {matching.map((option, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
            <div
              key={option.value}
              id={`${id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={option.value === props.value}
              data-active={place === at || undefined}
              onClick={() => choose(option)}
            >
              {option.label}
              {option.note && <span className="muted block">{option.note}</span>}
            </div>
          ))}
          {matching.length === 0 && (
            <div role="option" tabIndex={-1} aria-selected={false} aria-disabled>
              没有找到
            </div>
          )}
        </div>
      )}
    </span>
  )
}

function found(options: readonly PickOption[], typed: string): PickOption[] {
  const wanted = typed.trim().toLowerCase()
  const hits = wanted
    ? options.filter(({ label, value, note = '' }) => `${label} ${value} ${note}`.toLowerCase().includes(wanted))
    : options
  return hits.slice(0, mostShown)
}
