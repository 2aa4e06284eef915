//! The five attributes by which ISO/IEC 27002:2022 sorts its controls, and their use as filters.

use serde::Deserialize;

/// One of the five attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribute {
    /// When the control acts: before, during or after an incident.
    ControlType,
    /// Which of confidentiality, integrity and availability it keeps.
    Properties,
    /// Identify, protect, detect, respond, recover.
    Concepts,
    /// What practitioners would call the capability.
    Capabilities,
    /// The four broad domains of security.
    Domains,
}

impl Attribute {
    /// Every attribute, in the order of ISO/IEC 27002.
    pub const ALL: &[Attribute] = &[
        Attribute::ControlType,
        Attribute::Properties,
        Attribute::Concepts,
        Attribute::Capabilities,
        Attribute::Domains,
    ];

    /// The key used in addresses and texts.
    pub fn key(self) -> &'static str {
        match self {
            Attribute::ControlType => "control-type",
            Attribute::Properties => "properties",
            Attribute::Concepts => "concepts",
            Attribute::Capabilities => "capabilities",
            Attribute::Domains => "domains",
        }
    }

    /// The attribute with this key.
    pub fn from_key(key: &str) -> Option<Attribute> {
        Attribute::ALL.iter().copied().find(|attribute| attribute.key() == key)
    }
}

/// The values of each attribute: those a control has, or those an edition knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Attributes {
    control_type: Vec<String>,
    information_security_properties: Vec<String>,
    cybersecurity_concepts: Vec<String>,
    operational_capabilities: Vec<String>,
    security_domains: Vec<String>,
}

impl Attributes {
    /// The values of one attribute as ISO/IEC 27002 prints them, without the number sign: `Asset_management`.
    pub fn values(&self, attribute: Attribute) -> &[String] {
        match attribute {
            Attribute::ControlType => &self.control_type,
            Attribute::Properties => &self.information_security_properties,
            Attribute::Concepts => &self.cybersecurity_concepts,
            Attribute::Capabilities => &self.operational_capabilities,
            Attribute::Domains => &self.security_domains,
        }
    }

    /// Whether this value is among those of the attribute.
    pub fn has(&self, attribute: Attribute, value: &str) -> bool {
        self.values(attribute).iter().any(|own| own == value)
    }
}
