namespace Cardshop.Imaging.Bases.Checks;

/// <summary>How a rule for base images turned out.</summary>
public enum BaseOutcome
{
    /// <summary>The base keeps it.</summary>
    Ok,

    /// <summary>The base breaks it.</summary>
    Problem,

    /// <summary>It could not be looked at, because something that it rests on cannot be read; another rule says what.</summary>
    NotChecked,
}
