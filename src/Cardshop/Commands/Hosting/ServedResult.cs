namespace Cardshop.Commands.Hosting;

/// <summary>How serving ended.</summary>
/// <param name="Asked">Whether somebody asked for it; if nobody did, the log says why it ended.</param>
internal sealed record ServedResult(bool Asked);
