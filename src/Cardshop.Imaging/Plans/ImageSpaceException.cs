namespace Cardshop.Imaging.Plans;

/// <summary>What a recipe asks for does not fit on the disk that it asks for.</summary>
public sealed class ImageSpaceException(string message) : IOException(message);
