namespace Cardshop.TestKit.Storage;

/// <summary>A simulated file, or a folder when it has no content.</summary>
internal sealed class SimulatedNode(SimulatedContent? content)
{
    public static SimulatedNode Root { get; } = new(null);

    public bool IsDirectory => Content is null;

    public SimulatedContent? Content => content;
}
