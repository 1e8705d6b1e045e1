namespace Cardshop.Ftp.Lines;

/// <summary>What came over the control connection.</summary>
internal enum ControlLineKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A line that is longer than allowed; it was skipped.</summary>
    TooLong,

    /// <summary>A line that is not UTF-8, or has control characters.</summary>
    NotText,

    /// <summary>The other side has gone.</summary>
    Closed,
}
