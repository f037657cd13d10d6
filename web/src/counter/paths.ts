const piece = encodeURIComponent

export const paths = {
  home: '/',
  start: '/new',
  case: (caseNo: string) => `/case/${piece(caseNo)}`,
  confirm: (caseNo: string) => `/case/${piece(caseNo)}/confirm`,
}
