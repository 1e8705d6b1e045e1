namespace Cardshop.Imaging.Rendering;

/// <summary>How far a render is.</summary>
/// <param name="Done">Mapped bytes that are written, those of an interrupted run included.</param>
/// <param name="Total">Mapped bytes of the image.</param>
public readonly record struct RenderProgress(long Done, long Total);
