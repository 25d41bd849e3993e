//! The code sets of the field: SEN provision, SEN types, broad areas of need and flags (DfE code sets; CoP 6.28-6.35).

use super::code_set::code_set;

code_set! {
    /// What level of support a pupil is recorded at; exactly one is open at a time (DfE code set "SEN provision").
    pub enum SenProvision {
        /// No special educational need.
        NoSen = 0, "N", "No SEN";
        /// SEN support, from the school's own means (CoP 6.44).
        SenSupport = 1, "K", "SEN support";
        /// An education, health and care plan is in force (CoP ch. 9).
        EhcPlan = 2, "E", "EHC plan";
    }
}

code_set! {
    /// A type of need (DfE code set "SEN type"). Behaviour is never one.
    pub enum SenType {
        /// Specific learning difficulty.
        Spld = 0, "SPLD", "Specific learning difficulty";
        /// Moderate learning difficulty.
        Mld = 1, "MLD", "Moderate learning difficulty";
        /// Severe learning difficulty.
        Sld = 2, "SLD", "Severe learning difficulty";
        /// Profound and multiple learning difficulty.
        Pmld = 3, "PMLD", "Profound and multiple learning difficulty";
        /// Down syndrome.
        Ds = 4, "DS", "Down syndrome";
        /// Social, emotional and mental health.
        Semh = 5, "SEMH", "Social, emotional and mental health";
        /// Speech, language and communication needs.
        Slcn = 6, "SLCN", "Speech, language and communication needs";
        /// Autistic spectrum disorder.
        Asd = 7, "ASD", "Autistic spectrum disorder";
        /// Hearing impairment.
        Hi = 8, "HI", "Hearing impairment";
        /// Vision impairment.
        Vi = 9, "VI", "Vision impairment";
        /// Multi-sensory impairment.
        Msi = 10, "MSI", "Multi-sensory impairment";
        /// Physical disability.
        Pd = 11, "PD", "Physical disability";
        /// Other difficulty or disability.
        Oth = 12, "OTH", "Other difficulty/disability";
        /// SEN support but no specialist assessment of type of need.
        Nsa = 13, "NSA", "SEN support but no specialist assessment of type of need";
    }
}

code_set! {
    /// The four broad areas of need (CoP 6.28-6.35).
    pub enum Area {
        /// Communication and interaction.
        Communication = 0, "CI", "Communication and interaction";
        /// Cognition and learning.
        Cognition = 1, "CL", "Cognition and learning";
        /// Social, emotional and mental health.
        Emotional = 2, "SEMH", "Social, emotional and mental health";
        /// Sensory and/or physical.
        Sensory = 3, "SP", "Sensory and/or physical";
    }
}

impl SenType {
    /// The broad area this type belongs to; the two catch-all codes have none (Down syndrome by custom).
    pub const fn area(self) -> Option<Area> {
        match self {
            Self::Slcn | Self::Asd => Some(Area::Communication),
            Self::Spld | Self::Mld | Self::Sld | Self::Pmld | Self::Ds => Some(Area::Cognition),
            Self::Semh => Some(Area::Emotional),
            Self::Hi | Self::Vi | Self::Msi | Self::Pd => Some(Area::Sensory),
            Self::Oth | Self::Nsa => None,
        }
    }
}

code_set! {
    /// Facts that are not SEN but that staff must see beside it.
    pub enum Flag {
        /// Disability without a special educational need.
        Disability = 0, "DIS", "Disability";
        /// Attendance is a concern.
        Attendance = 1, "ATT", "Attendance";
        /// A health condition.
        Health = 2, "MED", "Health";
        /// English as an additional language.
        Eal = 3, "EAL", "English as an additional language";
        /// Pupil premium.
        PupilPremium = 4, "PP", "Pupil premium";
        /// Looked after by a local authority.
        LookedAfter = 5, "LAC", "Looked-after";
        /// A parent serves in the armed forces.
        ServiceChild = 6, "SVC", "Service child";
    }
}
