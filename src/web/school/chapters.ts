import { caseSchoolRoutes } from '../routes/case-school.ts'
import { mySchoolRoutes } from '../routes/my-school.ts'
import { mySchoolPetitionRoutes } from '../routes/my-school-petitions.ts'
import { mySchoolSetRoutes } from '../routes/my-school-sets.ts'
import { schoolRoutes } from '../routes/school.ts'
import { schoolCaseRoutes } from '../routes/school-case.ts'
import { schoolCertificationRoutes } from '../routes/school-certification.ts'
import { schoolConfirmationRoutes } from '../routes/school-confirmation.ts'
import { schoolEntranceRoutes } from '../routes/school-entrance.ts'
import { schoolInvitationRoutes } from '../routes/school-invitations.ts'
import { schoolPaperRoutes } from '../routes/school-papers.ts'
import { schoolPetitionCardRoutes } from '../routes/school-petition.ts'
import { schoolPetitionRoutes } from '../routes/school-petitions.ts'
import { schoolTeacherRoutes } from '../routes/school-teachers.ts'
import type { Chapter } from '../screens.ts'

/** A school's desk, the teacher's side of it, and how the ministry invites schools and asks them. */
export const schoolChapters: readonly Chapter[] = [
  schoolRoutes,
  schoolCaseRoutes,
  schoolTeacherRoutes,
  schoolConfirmationRoutes,
  schoolCertificationRoutes,
  schoolPetitionRoutes,
  schoolPetitionCardRoutes,
  schoolPaperRoutes,
  schoolEntranceRoutes,
  schoolInvitationRoutes,
  caseSchoolRoutes,
  mySchoolRoutes,
  mySchoolSetRoutes,
  mySchoolPetitionRoutes,
]
