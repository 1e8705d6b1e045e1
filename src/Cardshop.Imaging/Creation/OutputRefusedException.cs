namespace Cardshop.Imaging.Creation;

/// <summary>An image cannot be written where it was asked for. The message says why and what to do.</summary>
public sealed class OutputRefusedException(string message) : IOException(message);
