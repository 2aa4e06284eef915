# The standard: editions, clauses and reference controls.

catalogue = Catalogue
catalogue-why = The { $count } requirements of { $standard } in our words, each with the registers, acts and checks that answer it.
catalogue-words = What is required
catalogue-registers = Registers
catalogue-acts = Acts
catalogue-checks = Checks
catalogue-clauses = Clauses
catalogue-document = documented information: { $name }

choice-edition = Edition
choice-edition-iso27001-2013 = ISO/IEC 27001:2013
choice-edition-iso27001-2022 = ISO/IEC 27001:2022
requirement = Requirement
    .plural = Requirements
reference-control = Reference control
    .plural = Reference controls
control-theme = Theme
control-objective = Control objective
new-in-2022 = New in 2022
mapping-unchanged = Unchanged
mapping-renamed = Renamed
mapping-merged = Merged
mapping-split = Split
mapping-new = New

attribute-control-type = Control type
attribute-properties = Security properties
attribute-concepts = Cybersecurity concepts
attribute-capabilities = Operational capabilities
attribute-domains = Security domains

## Values of the attributes

attribute-value-Preventive = Preventive
attribute-value-Detective = Detective
attribute-value-Corrective = Corrective
attribute-value-Confidentiality = Confidentiality
attribute-value-Integrity = Integrity
attribute-value-Availability = Availability
attribute-value-Identify = Identify
attribute-value-Protect = Protect
attribute-value-Detect = Detect
attribute-value-Respond = Respond
attribute-value-Recover = Recover
attribute-value-Governance = Governance
attribute-value-Asset-management = Asset management
attribute-value-Information-protection = Information protection
attribute-value-Human-resource-security = Human resource security
attribute-value-Physical-security = Physical security
attribute-value-System-and-network-security = System and network security
attribute-value-Application-security = Application security
attribute-value-Secure-configuration = Secure configuration
attribute-value-Identity-and-access-management = Identity and access management
attribute-value-Threat-and-vulnerability-management = Threat and vulnerability management
attribute-value-Continuity = Continuity
attribute-value-Supplier-relationships-security = Supplier relationships security
attribute-value-Legal-and-compliance = Legal and compliance
attribute-value-Information-security-event-management = Information security event management
attribute-value-Information-security-assurance = Information security assurance
attribute-value-Governance-and-Ecosystem = Governance and ecosystem
attribute-value-Protection = Protection
attribute-value-Defence = Defence
attribute-value-Resilience = Resilience
