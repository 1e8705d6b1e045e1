namespace Cardshop.Ftp.Lines;

/// <summary>A line of the control connection.</summary>
internal readonly record struct ControlLine(ControlLineKind Kind, string Text)
{
    public static ControlLine Closed { get; } = new(ControlLineKind.Closed, "");
}
