namespace Cardshop.Commands.Shop.Orders;

/// <summary>Something that was downloaded.</summary>
/// <param name="File">Where it lies.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">What was verified.</param>
internal sealed record DownloadResult(string File, string Kind, long Size, string Sha256);
