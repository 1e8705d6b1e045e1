namespace Cardshop.Cards.Images;

/// <summary>An image is no longer what it was when the writing began, or not what its manifest says. The message says which, and what to do.</summary>
public sealed class ImageChangedException(string message) : IOException(message);
