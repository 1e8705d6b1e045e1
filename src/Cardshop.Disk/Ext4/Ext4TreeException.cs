namespace Cardshop.Disk.Ext4;

/// <summary>A tree holds things that ext4 cannot. All of them are told, up to a hundred.</summary>
public sealed class Ext4TreeException : IOException
{
    internal Ext4TreeException(IReadOnlyList<string> problems)
        : base($"ext4 cannot hold this tree:\n  {string.Join("\n  ", problems)}") => Problems = problems;

    /// <summary>One sentence each, beginning with the path.</summary>
    public IReadOnlyList<string> Problems { get; }
}
