namespace Cardshop.Imaging.Bases.Checks;

/// <summary>Something that a base image must have.</summary>
internal abstract class BaseRule
{
    /// <summary>What findings call it.</summary>
    public abstract string Name { get; }

    /// <summary>What it asks for, as a sentence.</summary>
    public abstract string Demand { get; }

    /// <summary>What to do where it is broken.</summary>
    public abstract string Remedy { get; }

    /// <summary>What must be readable before it can be looked at.</summary>
    public abstract DiskParts Needs { get; }

    /// <summary>Everything that is wrong, as sentences; a damaged file system may end it early with an exception.</summary>
    public abstract IEnumerable<string> Problems(BaseParts parts);
}
