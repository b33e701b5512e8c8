/** The region whose things nobody from outside may find. */
export const home = 'kbr'

/** Any specialist of a region confirms awards and examines petitions; everything else waits for those seated by name. */
const closed = `not (stage = 'admitted' and state ->> 'path' <> 'assessment')`
const oneOfEachStage = `select distinct on (stage) id from cases where region = '${home}' and ${closed} order by stage, id`

/** Things of the home region that a route may name, a few of each kind. */
export const sources: readonly (readonly [start: string, query: string])[] = [
  ['/apply/:id', `select id, (select id from files limit 1) as file from drafts where region = '${home}' limit 2`],
  ['/my/applications/:id', oneOfEachStage],
  [
    '/my/portfolio/proofs/:proof',
    `select e.id as proof from evidence e join accounts a on a.person_id = e.owner_id
     join account_roles r on r.account_id = a.id where r.region = '${home}' limit 2`,
  ],
  [
    '/testing/:id',
    `select distinct on (t.status) t.id, s.id as seat from test_sessions t left join test_seats s on s.session_id = t.id
     where t.region = '${home}' order by t.status, t.id`,
  ],
  ['/cases/:id/award-doubts', `select id, '00000000-0000-4000-8000-000000000000' as doubt from (${oneOfEachStage}) c`],
  ['/my/requests/:id', `select id from requests where region = '${home}' limit 3`],
  ['/requests/:id', `select id from requests where region = '${home}' limit 5`],
  [
    '/papers/:id',
    `(select d.id from documents d join (${oneOfEachStage}) c on c.id = d.case_id)
     union all (select id from documents where region = '${home}' and request_id is not null limit 5)`,
  ],
  [
    '/files/:id',
    `(select f.id from files f join (${oneOfEachStage}) c on c.id = f.case_id limit 20)
     union all (select f.id from files f join drafts d on d.id = f.draft_id where d.region = '${home}' limit 3)`,
  ],
  // An upload is its owner's alone; that of another person is tried in tests/files/resumable.test.ts.
  ['/uploads/:id', `select gen_random_uuid() as id`],
  ['/cases/:id', oneOfEachStage],
  ['/school/cases/:id', oneOfEachStage],
  ['/school/teachers/:id', `select applicant_id as id from (${oneOfEachStage}) s join cases using (id) limit 3`],
  ['/school/sets/:id', `select distinct on (status) id from certification_sets where region = '${home}'`],
  ['/school/petitions/:id', `select distinct on (status) id from petitions where region = '${home}'`],
  ['/school/papers/:id', `select document_id as id from certification_acts where region = '${home}' limit 2`],
  ['/my/school/sets/:id', `select distinct on (status) id from certification_sets where region = '${home}'`],
  ['/my/school/petitions/:id', `select distinct on (status) id from petitions where region = '${home}'`],
  ['/invitations/:id', `select id from school_invitations where region = '${home}' limit 3`],
  // The links of letters are known to nobody but their readers.
  ['/school/invitation/:token', `select 'nobody-knows-it' as token`],
  ['/school/quiet/:token', `select 'nobody-knows-it' as token`],
  ['/expertise/:caseId', `select id as "caseId" from (${oneOfEachStage}) c`],
  ['/quality/experts/:id', `select person_id as id from experts where region = '${home}' limit 2`],
  // Sets that came with the product are judged by everywhere: only one of the region's own would be foreign.
  ['/quality/items/:set', `select '${home}-own@2023-09-01' as set, '1.1' as code`],
  ['/quality/files/:file', `select 'people.csv' as file`],
  ['/quality/seconds/:id', `select id from second_opinions where region = '${home}' limit 2`],
  ['/sheets/:id', `select id from second_opinions where region = '${home}' limit 2`],
  ['/calibrations/:id', `select id from calibrations where region = '${home}'`],
  [
    '/panels/:batch',
    `select b.id as batch, k.case_id as "caseId" from panel_batches b join panel_batch_cases k on k.batch_id = b.id
     where b.region = '${home}' order by b.stage, k.place limit 4`,
  ],
  [
    '/experts/:id/lines',
    `(select expert_id as id, 'leave' as kind, id as line from expert_leaves l
        where expert_id in (select person_id from experts where region = '${home}') limit 1)
     union all (select expert_id as id, 'tie' as kind, id as line from expert_ties
        where expert_id in (select person_id from experts where region = '${home}') limit 1)`,
  ],
  [
    '/my/specialist/leaves',
    `select 'leave' as kind, id as line from expert_leaves
     where expert_id in (select person_id from experts where region = '${home}') limit 1`,
  ],
  ['/experts/:id', `select person_id as id from experts where region = '${home}' limit 2`],
  ['/commission/:id', `select person_id as id from commission_members where region = '${home}' limit 2`],
  [
    '/meetings/:id',
    `select distinct on (m.stage) m.id, c.id as "caseId" from meetings m left join cases c on c.meeting_id = m.id
     where m.region = '${home}' order by m.stage, m.id`,
  ],
  [
    '/orders/:id',
    `select distinct on (status, kind) id from orders where region = '${home}' order by status, kind, id`,
  ],
  [
    '/signings/:id',
    `select s.id, g.id as signature from signings s join documents d on d.id = s.document_id
     left join signatures g on g.signing_id = s.id where d.region = '${home}'`,
  ],
  ['/my/certificates/:id', `select id from certificates where region = '${home}'`],
  [
    '/admin/accounts/:id',
    `select account_id as id from account_roles where region = '${home}' and role in ('clerk', 'admin')`,
  ],
  ['/criteria/sets/:id', `select id from criteria_editions where region = '${home}' order by state, id limit 4`],
  ['/admin/templates/versions/:id', `select id from paper_templates where region = '${home}' limit 1`],
  [
    '/admin/system/letters/:id',
    `select id from notices where region = '${home}' and way = 'email' and sent_at is null limit 2`,
  ],
  ['/admin/organisations/:id', `select id from organisations where region = '${home}' limit 2`],
  ['/admin/organisation-mergers/:id', `select id from organisation_mergers where region = '${home}'`],
  ['/admin/organisation-lists/:id', `select id from organisation_imports where region = '${home}'`],
]
