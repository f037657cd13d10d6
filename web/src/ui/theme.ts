import type { ThemeConfig } from 'antd'

/** 靛青 on warm paper. The same values stand in base.css as custom properties. */
const token = {
  colorPrimary: '#173f73',
  colorInfo: '#173f73',
  colorLink: '#1b4f93',
  colorSuccess: '#1e6b3c',
  colorWarning: '#8a5300',
  colorError: '#b3261e',
  colorText: '#1d2430',
  colorTextSecondary: '#4a5261',
  colorTextDescription: '#5b6474',
  colorTextPlaceholder: '#6b7383',
  colorBorder: '#8b93a1',
  colorBorderSecondary: '#e3dfd7',
  colorBgLayout: '#faf8f4',
  borderRadius: 6,
  fontFamily: 'var(--font)',
  fontSize: 16,
  controlHeight: 44,
  controlHeightLG: 50,
  controlOutlineWidth: 0,
  motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
}

const flat = { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' }
const components = { Button: { ...flat, paddingInline: 20, paddingInlineLG: 34 } }

/** For people at home: large type, large targets. */
export const spacious: ThemeConfig = { token, components }

/** For people who work with it all day: more on one screen. */
export const dense: ThemeConfig = {
  token: { ...token, fontSize: 15, controlHeight: 36, controlHeightLG: 42 },
  components,
}
