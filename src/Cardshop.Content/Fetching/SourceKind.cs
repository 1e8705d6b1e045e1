namespace Cardshop.Content.Fetching;

/// <summary>How a source is got at.</summary>
internal enum SourceKind
{
    /// <summary>A file of this machine.</summary>
    Local,

    /// <summary>A file of a web server.</summary>
    Remote,
}
