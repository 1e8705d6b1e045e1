namespace Cardshop.Contracts;

/// <summary>What workers and the scheduler speak.</summary>
public static class Protocol
{
    /// <summary>The header that says which version a client speaks.</summary>
    public const string Header = "Cardshop-Protocol";

    /// <summary>The version spoken here.</summary>
    public const int Version = 1;
}
