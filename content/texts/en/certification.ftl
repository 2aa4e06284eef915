# Certification and evidence.

## Certifications

certification = Certification
    .plural = Certifications
    .why = A certificate on its way from the choice of a body to recertification.
    .belongs = A certificate on its way from the choice of a body to recertification.
certification-title = Title

## Evidence

evidence = Evidence
    .plural = Evidence
    .why = A file or a collected result that proves something, with where it comes from.
    .belongs = A file or a collected result that proves something, with where it comes from.
evidence-title = Title
