const piece = encodeURIComponent

export const paths = {
  list: '/',
  appointments: '/appointments',
  batch: (caseNo: string, row: string) => `/case/${piece(caseNo)}/${piece(row)}`,
  task: (caseNo: string, part: string) => `/task/${piece(caseNo)}/${piece(part)}`,
}
