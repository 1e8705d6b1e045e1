namespace Cardshop;

/// <summary>How the program ends. Scripts rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>Something failed while it was done.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong, or a tool is missing.</summary>
    public const int Usage = 2;

    /// <summary>The recipe is wrong, or the output cannot be where it was asked for.</summary>
    public const int Refused = 3;

    /// <summary>A source cannot be reached, or this version cannot fetch from it.</summary>
    public const int Unreachable = 4;

    /// <summary>A verification found differences.</summary>
    public const int Different = 5;

    /// <summary>Interrupted; what was done is kept for the next run.</summary>
    public const int Interrupted = 130;
}
