import { part } from './part.ts'
import { type Query, withQuery } from './query.ts'

/** The desk of a school, what a teacher does with the own school, and how the ministry invites schools. */
export const schoolPaths = {
  schoolDesk: () => '/school',
  ownTeachers: (query: Query = {}) => withQuery('/school/teachers', query),
  /** The same list for a spreadsheet. */
  ownTeachersFile: (query: Query = {}) => withQuery('/school/teachers.csv', query),
  ownTeacher: (id: string) => `/school/teachers/${part(id)}`,
  schoolLetters: () => '/school/letters',
  schoolReminders: () => '/school/reminders',
  schoolCase: (id: string) => `/school/cases/${part(id)}`,
  schoolAnswer: (id: string) => `/school/cases/${part(id)}/answer`,
  schoolConfirmation: (id: string) => `/school/cases/${part(id)}/confirmation`,
  schoolActs: () => '/school/acts',
  schoolSet: (id: string) => `/school/sets/${part(id)}`,
  /** What the school does with a set: `act`, `return`, `cancellation`. */
  schoolSetThing: (id: string, thing: string) => `/school/sets/${part(id)}/${part(thing)}`,
  schoolPetitions: (query: Query = {}) => withQuery('/school/petitions', query),
  newSchoolPetition: (query: Query = {}) => withQuery('/school/petitions/new', query),
  schoolPetition: (id: string) => `/school/petitions/${part(id)}`,
  /** `paper`, `reopening`, `decline`, `withdrawal`. */
  schoolPetitionThing: (id: string, thing: string) => `/school/petitions/${part(id)}/${part(thing)}`,
  /** A printed paper of the school, signed with a pen. */
  signedByHand: (id: string) => `/school/papers/${part(id)}/hand`,
  /** Where the link of a letter leads; open to whoever holds it. */
  schoolEntrance: (token: string) => `/school/invitation/${part(token)}`,
  schoolEntranceAccount: (token: string) => `/school/invitation/${part(token)}/account`,
  schoolQuiet: (token: string) => `/school/quiet/${part(token)}`,

  mySchool: () => '/my/school',
  newMySet: (query: Query = {}) => withQuery('/my/school/sets/new', query),
  mySet: (id: string) => `/my/school/sets/${part(id)}`,
  /** `again`, `withdrawal`. */
  mySetThing: (id: string, thing: string) => `/my/school/sets/${part(id)}/${part(thing)}`,
  newMyPetition: (query: Query = {}) => withQuery('/my/school/petitions/new', query),
  myPetitionAttachment: (id: string) => `/my/school/petitions/${part(id)}/attachment`,
  /** What a teacher asks of the own school: `invitation`, `confirmation`, `reminder`. */
  mySchoolThing: (thing: string) => `/my/school/${part(thing)}`,

  schoolInvitations: (query: Query = {}) => withQuery('/invitations', query),
  schoolInvitationThing: (id: string, thing: string) => `/invitations/${part(id)}/${part(thing)}`,
}
