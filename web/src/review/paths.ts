const piece = encodeURIComponent

export const paths = {
  list: '/',
  task: (caseNo: string, part: string) => `/task/${piece(caseNo)}/${piece(part)}`,
}
