# Words of the page of the Statement of Applicability.

soa-all = All
soa-words = In plain words
soa-find = Find a control
soa-behind = Own controls
soa-risks = Risks
soa-own-controls = Own controls
soa-caption = Reference controls of { $standard }
soa-theme-counts = { $total } controls, { $applicable } applicable, { $implemented } implemented
soa-rowless = { $count ->
        [one] { $count } control has no row yet.
       *[other] { $count } controls have no row yet.
    }
soa-rows-made = { $count ->
        [one] { $count } row was added.
       *[other] { $count } rows were added.
    }
soa-proposed = Proposed by risks
soa-proposals = { $count ->
        [one] { $count } control is asked for by a risk and not confirmed.
       *[other] { $count } controls are asked for by risks and not confirmed.
    }
soa-proposals-help = Own controls that work against open risks stand for these. A reason counts once a person has confirmed it.
soa-proposed-by-risks = proposed by risks, not confirmed
soa-confirm = Confirm that risks ask for these
soa-confirm-all = Confirm them all
soa-confirmed = { $count ->
        [one] { $count } reason is confirmed.
       *[other] { $count } reasons are confirmed.
    }
soa-decide = Decide
soa-beyond = Necessary controls beyond Annex A
soa-beyond-help = These own controls stand for no control of this edition. The statement lists them too.
soa-marks = LR: law or regulation · CO: contract · BP: business need or good practice · RRA: result of the risk assessment, with the number of risks. A question mark: derived from records and not confirmed yet.
soa-justification = Justification
soa-mapping = In the other edition
soa-own-words = The text is in our own words; the standard itself has the wording that counts.
soa-risk-count = { $count ->
        [one] { $count } risk
       *[other] { $count } risks
    }
